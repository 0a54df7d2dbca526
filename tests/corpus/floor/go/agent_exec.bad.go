// CWE-78
package main

import (
	"bufio"
	"flag"
	"log"
	"os"
	"os/exec"
	"strings"
)

func main() {
	file := flag.String("hosts", "hosts.txt", "file with a host a line")
	flag.Parse()
	f, err := os.Open(*file)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		host := strings.TrimSpace(lines.Text())
		out, err := exec.Command("bash", "-c", "ping -c1 "+host).CombinedOutput()
		if err != nil {
			log.Printf("%s: %v", host, err)
			continue
		}
		log.Printf("%d bytes", len(out))
	}
}
