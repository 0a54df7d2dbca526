package listing

import (
	"net/http"
	"strconv"
)

const maxPage = 500

type Page struct {
	Offset int32
	Limit  int32
}

func FromRequest(r *http.Request) (Page, error) {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil {
		return Page{Limit: 20}, err
	}
	offset, err := strconv.Atoi(r.URL.Query().Get("offset"))
	if err != nil {
		return Page{Limit: 20}, err
	}
	if limit < 1 || limit > maxPage || offset < 0 || offset > 1_000_000 {
		return Page{Limit: 20}, strconv.ErrRange
	}
	return Page{Offset: int32(offset), Limit: int32(limit)}, nil
}
