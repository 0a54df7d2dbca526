package rows

import (
	"database/sql"
	"encoding/csv"
	"fmt"
	"net/http"
)

func Import(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		lines, err := csv.NewReader(http.MaxBytesReader(w, r.Body, 1<<20)).ReadAll()
		if err != nil {
			http.Error(w, "csv", http.StatusBadRequest)
			return
		}
		for _, line := range lines {
			if len(line) != 2 {
				continue
			}
			if _, err := db.Exec("INSERT INTO parts (sku, name) VALUES ($1, $2)", line[0], line[1]); err != nil {
				http.Error(w, "insert", http.StatusInternalServerError)
				return
			}
		}
	}
}
