// An importer reads a supplier's prices in the background.
package main

import (
	"fmt"
	"sync"

	price "content/lessons/02-errors/02-library-panics/wrong"
)

func main() {
	defer func() {
		fmt.Println("recovered:", recover())
	}()
	var wg sync.WaitGroup
	wg.Go(func() {
		for _, text := range []string{"12.50", "8,00", "3.20"} {
			fmt.Println(text, "is", price.Parse(text), "cents")
		}
	})
	wg.Wait()
	fmt.Println("import finished")
}
