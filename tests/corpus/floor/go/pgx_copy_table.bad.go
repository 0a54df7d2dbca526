// CWE-89
package reports

import (
	"net/http"
	"strconv"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/julienschmidt/httprouter"
)

type API struct {
	pool *pgxpool.Pool
}

var tables = []string{"orders", "refunds"}

func (a *API) Count(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
	table := ps.ByName("table")
	year, err := strconv.Atoi(ps.ByName("year"))
	if err != nil || len(tables) == 0 {
		http.Error(w, "year", http.StatusBadRequest)
		return
	}
	var n int64
	err = a.pool.QueryRow(r.Context(), "SELECT count(*) FROM "+table+" WHERE year = $1", year).Scan(&n)
	if err != nil {
		http.Error(w, "count", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(strconv.FormatInt(n, 10)))
}
