// CWE-770 CWE-789
package gen

import (
	"net/http"
	"strconv"
)

const maxItems = 1000

func Items(w http.ResponseWriter, r *http.Request) {
	count, err := strconv.Atoi(r.URL.Query().Get("count"))
	if err != nil || count < 0 || count > maxItems {
		http.Error(w, "bad count", http.StatusBadRequest)
		return
	}
	items := make([]int, 0, count)
	for i := 0; i < count; i++ {
		items = append(items, i)
	}
	w.WriteHeader(http.StatusOK)
}
