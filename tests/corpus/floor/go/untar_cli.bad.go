// CWE-22
package main

import (
	"archive/tar"
	"io"
	"log"
	"os"
	"path/filepath"
)

func main() {
	f, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	tr := tar.NewReader(f)
	for {
		h, err := tr.Next()
		if err == io.EOF {
			return
		}
		if err != nil {
			log.Fatal(err)
		}
		dest := filepath.Join("out", h.Name)
		out, err := os.OpenFile(dest, os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			log.Fatal(err)
		}
		if _, err := io.CopyN(out, tr, h.Size); err != nil {
			log.Fatal(err)
		}
		out.Close()
	}
}
