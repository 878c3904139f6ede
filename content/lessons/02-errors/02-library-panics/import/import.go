// An importer reads a supplier's prices in the background.
package main

import (
	"fmt"
	"sync"

	price "content/lessons/02-errors/02-library-panics/right"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		for _, text := range []string{"12.50", "8,00", "3.20"} {
			cents, err := price.Parse(text)
			if err != nil {
				fmt.Println("skipped:", err)
				continue
			}
			fmt.Println(text, "is", cents, "cents")
		}
	})
	wg.Wait()
	fmt.Println("import finished")
}
