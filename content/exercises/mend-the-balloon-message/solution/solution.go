// A weather balloon packs its readings before it sends them.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// Pack compresses a message.
func Pack(message string) ([]byte, error) {
	var packed bytes.Buffer
	zipped := gzip.NewWriter(&packed)
	if _, err := io.WriteString(zipped, message); err != nil {
		return nil, fmt.Errorf("pack message: %w", err)
	}
	if err := zipped.Close(); err != nil {
		return nil, fmt.Errorf("pack message: %w", err)
	}
	return packed.Bytes(), nil
}

// Unpack is what the ground station does.
func Unpack(packed []byte) (string, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", fmt.Errorf("unpack message: %w", err)
	}
	message, err := io.ReadAll(unzipped)
	if err != nil {
		return "", fmt.Errorf("unpack message: %w", err)
	}
	return string(message), nil
}

func main() {
	packed, err := Pack("18000 m, -56 C, 81 hPa")
	fmt.Println("packed, error:", err)
	message, err := Unpack(packed)
	fmt.Printf("unpacked %q, error: %v\n", message, err)
}
