// CWE-79
package comments

import (
	"html/template"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/microcosm-cc/bluemonday"
)

var policy = bluemonday.UGCPolicy()

type view struct {
	Author string
	Body   template.HTML
}

func Preview(page *template.Template) gin.HandlerFunc {
	return func(c *gin.Context) {
		body := c.PostForm("body")
		v := view{
			Author: c.PostForm("author"),
			Body:   template.HTML(body),
		}
		if err := page.ExecuteTemplate(c.Writer, "comment", v); err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
		}
	}
}
