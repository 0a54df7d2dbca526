// CWE-79
package board

import (
	"database/sql"
	"fmt"
	"html"
	"net/http"
	"strings"
)

type Board struct {
	db *sql.DB
}

func (b *Board) Show(w http.ResponseWriter, r *http.Request) {
	rows, err := b.db.QueryContext(r.Context(), "SELECT author, body FROM posts ORDER BY id DESC LIMIT 20")
	if err != nil {
		http.Error(w, "posts", http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	var page strings.Builder
	page.WriteString("<h1>Search: " + r.URL.Query().Get("q") + "</h1><ul>")
	for rows.Next() {
		var author, body string
		if rows.Scan(&author, &body) == nil {
			page.WriteString(fmt.Sprintf("<li><b>%s</b> %s</li>", html.EscapeString(author), html.EscapeString(body)))
		}
	}
	page.WriteString("</ul>")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(page.String()))
}
