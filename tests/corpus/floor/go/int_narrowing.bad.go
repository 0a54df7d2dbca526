// CWE-190
package ledger

import (
	"encoding/json"
	"net/http"
	"strconv"
)

type Accounts interface {
	Credit(id string, cents int32) error
}

type API struct{ Accounts Accounts }

func (a *API) Credit(w http.ResponseWriter, r *http.Request) {
	cents, err := strconv.Atoi(r.FormValue("cents"))
	if err != nil || cents <= 0 {
		http.Error(w, "amount", http.StatusBadRequest)
		return
	}
	if err := a.Accounts.Credit(r.PathValue("id"), int32(cents)); err != nil {
		http.Error(w, "cannot credit", http.StatusConflict)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]bool{"ok": true})
}
