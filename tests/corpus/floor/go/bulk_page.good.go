package items

import (
	"net/http"
	"strconv"
)

type Item struct{ ID int }

func List(w http.ResponseWriter, r *http.Request) {
	size, err := strconv.Atoi(r.URL.Query().Get("size"))
	if err != nil || size < 1 {
		size = 20
	}
	size = min(size, 200)
	page := make([]Item, size)
	w.Header().Set("X-Size", strconv.Itoa(len(page)))
}
