// CWE-798 CWE-259
package config

import (
	"database/sql"
	"fmt"
	"os"
	"time"

	_ "github.com/lib/pq"
)

// Open connects to the orders database.
func Open() (*sql.DB, error) {
	host := os.Getenv("DB_HOST")
	dsn := fmt.Sprintf("host=%s user=orders password=%s dbname=orders sslmode=verify-full", host, os.Getenv("DB_PASSWORD"))
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(20)
	db.SetConnMaxLifetime(time.Hour)
	return db, db.Ping()
}
