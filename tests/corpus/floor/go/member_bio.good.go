package members

import (
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"
	"gorm.io/gorm"
)

var page = template.Must(template.New("bio").Parse(`<h1>{{.Name}}</h1><section>{{.Bio}}</section>`))

type Member struct {
	ID   uint
	Name string
	Bio  string
}

type view struct {
	Name string
	Bio  string
}

type Handler struct {
	db *gorm.DB
}

func (h *Handler) Show(c echo.Context) error {
	var m Member
	if err := h.db.WithContext(c.Request().Context()).First(&m, "id = ?", c.Param("id")).Error; err != nil {
		return echo.ErrNotFound
	}
	c.Response().Header().Set(echo.HeaderContentType, echo.MIMETextHTMLCharsetUTF8)
	c.Response().WriteHeader(http.StatusOK)
	return page.Execute(c.Response(), view{Name: m.Name, Bio: m.Bio})
}
