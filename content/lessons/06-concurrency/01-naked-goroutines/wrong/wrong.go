// A shop mails receipts while the till is closing.
package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

// Outbox counts the receipts that reached the mail server.
type Outbox struct{ sent atomic.Int64 }

// Mail sends a batch of receipts; mail servers take their time.
func (o *Outbox) Mail(batch int64) {
	time.Sleep(20 * time.Millisecond)
	o.sent.Add(batch)
}

func main() {
	var outbox Outbox
	go outbox.Mail(3)
	go outbox.Mail(2)
	fmt.Println("closed, receipts sent:", outbox.sent.Load())
}
