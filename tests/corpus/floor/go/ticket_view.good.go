package tickets

import (
	"context"
	"database/sql"
	"embed"
	"html/template"
	"net/http"
)

//go:embed views/*.tmpl
var views embed.FS

type Ticket struct {
	ID      string
	Subject string
	Body    string
}

type Handler struct {
	db    *sql.DB
	views *template.Template
}

func NewHandler(db *sql.DB) (*Handler, error) {
	t, err := template.ParseFS(views, "views/*.tmpl")
	if err != nil {
		return nil, err
	}
	return &Handler{db: db, views: t}, nil
}

func (h *Handler) load(ctx context.Context, id string) (Ticket, error) {
	var t Ticket
	row := h.db.QueryRowContext(ctx, `SELECT id, subject, body FROM tickets WHERE id = $1`, id)
	err := row.Scan(&t.ID, &t.Subject, &t.Body)
	return t, err
}

func (h *Handler) Show(w http.ResponseWriter, r *http.Request) {
	t, err := h.load(r.Context(), r.PathValue("id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := h.views.ExecuteTemplate(w, "ticket.tmpl", t); err != nil {
		http.Error(w, "render", http.StatusInternalServerError)
	}
}
