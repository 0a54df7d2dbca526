// CWE-79
package notes

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/jmoiron/sqlx"
)

type note struct {
	Title string
	Text  string
}

type Pages struct {
	db *sqlx.DB
}

func (p *Pages) Show(c *gin.Context) {
	var n note
	if err := p.db.Get(&n, "SELECT title, text FROM notes WHERE slug = ?", c.Param("slug")); err != nil {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	body := "<html><body><h1>" + n.Title + "</h1><div>" + n.Text + "</div></body></html>"
	c.Data(http.StatusOK, "text/html; charset=utf-8", []byte(body))
}
