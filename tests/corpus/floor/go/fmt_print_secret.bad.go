// CWE-532
package main

import (
	"fmt"
	"log"
	"os"
)

func connect() {
	user := os.Getenv("DB_USER")
	dbPassword := os.Getenv("DB_PASSWORD")
	log.Printf("connecting as %s with password %s", user, dbPassword)
	fmt.Println("connected")
}
