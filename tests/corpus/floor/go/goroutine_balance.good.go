package wallet

import (
	"encoding/json"
	"net/http"
	"strconv"
	"sync"
)

type Wallets struct {
	mu       sync.Mutex
	balances map[string]int64
	hits     int
}

func New() *Wallets { return &Wallets{balances: map[string]int64{}} }

func (w *Wallets) Spend(rw http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	cents, err := strconv.ParseInt(r.FormValue("cents"), 10, 64)
	if err != nil || cents <= 0 {
		http.Error(rw, "cents", http.StatusBadRequest)
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hits++
	if w.balances[id] < cents {
		http.Error(rw, "insufficient", http.StatusPaymentRequired)
		return
	}
	w.balances[id] -= cents
	_ = json.NewEncoder(rw).Encode(map[string]int64{"left": w.balances[id]})
}
