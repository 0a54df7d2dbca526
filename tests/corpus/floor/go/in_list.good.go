// CWE-89
package tags

import (
	"database/sql"
	"net/http"
	"strings"
)

func ByTags(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		tags := strings.Split(r.URL.Query().Get("tags"), ",")
		placeholders := make([]string, 0, len(tags))
		args := make([]interface{}, 0, len(tags))
		for _, tag := range tags {
			placeholders = append(placeholders, "?")
			args = append(args, tag)
		}
		q := "SELECT id FROM posts WHERE tag IN (" + strings.Join(placeholders, ",") + ")"
		rows, err := db.Query(q, args...)
		if err != nil {
			http.Error(w, "query failed", 500)
			return
		}
		defer rows.Close()
	}
}
