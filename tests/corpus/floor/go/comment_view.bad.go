// CWE-79
package comments

import (
	"html/template"
	"net/http"

	"github.com/go-chi/chi/v5"
	"gorm.io/gorm"
)

type Comment struct {
	ID     uint
	PostID string
	Author string
	Body   string
}

const page = `<!doctype html>
{{ .Banner }}
<ul>
{{ range .Items }}<li><b>{{ .Author }}</b><div>{{ .Body }}</div></li>{{ end }}
</ul>`

var tmpl = template.Must(template.New("comments").Parse(page))

type row struct {
	Author string
	Body   template.HTML
}

type View struct{ db *gorm.DB }

func (v View) Routes(r chi.Router) {
	r.Get("/posts/{post}/comments", v.list)
}

func (v View) list(w http.ResponseWriter, r *http.Request) {
	var found []Comment
	err := v.db.WithContext(r.Context()).
		Where("post_id = ?", chi.URLParam(r, "post")).
		Order("id").Limit(200).Find(&found).Error
	if err != nil {
		http.Error(w, "could not load comments", http.StatusInternalServerError)
		return
	}
	rows := make([]row, 0, len(found))
	for _, c := range found {
		rows = append(rows, row{Author: c.Author, Body: template.HTML(c.Body)})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = tmpl.Execute(w, map[string]any{
		"Banner": "Be kind to each other.",
		"Items":  rows,
	})
}
