// CWE-89
package admin

import (
	"database/sql"
	"fmt"
	"net/http"

	"github.com/gorilla/mux"
)

func CountRows(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		vars := mux.Vars(r)
		table := vars["table"]
		switch table {
		case "users", "orders":
		default:
			http.NotFound(w, r)
			return
		}
		var n int
		err := db.QueryRow(fmt.Sprintf("SELECT COUNT(*) FROM %s", table)).Scan(&n)
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, "%d", n)
	}
}
