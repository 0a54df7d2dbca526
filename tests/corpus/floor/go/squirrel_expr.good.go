package handlers

import (
	"net/http"

	sq "github.com/Masterminds/squirrel"
	"github.com/labstack/echo/v4"
	"github.com/jmoiron/sqlx"
)

type Orders struct{ DB *sqlx.DB }

func (o *Orders) Search(c echo.Context) error {
	term := c.QueryParam("q")
	sqlText, args, err := sq.Select("id", "total").From("orders").Where(sq.Like{"note": "%" + term + "%"}).ToSql()
	if err != nil {
		return c.NoContent(http.StatusInternalServerError)
	}
	var rows []map[string]any
	if err := o.DB.Select(&rows, sqlText, args...); err != nil {
		return c.NoContent(http.StatusInternalServerError)
	}
	return c.JSON(http.StatusOK, rows)
}
