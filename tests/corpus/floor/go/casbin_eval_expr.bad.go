// CWE-94
package rules

import (
	"encoding/json"
	"net/http"

	"github.com/expr-lang/expr"
	"github.com/robertkrimen/otto"
)

type rule struct {
	Script string         `json:"script"`
	Order  map[string]any `json:"order"`
}

const discount = "order.total > 100 ? 0.1 : 0"

func Try(w http.ResponseWriter, r *http.Request) {
	var in rule
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, "json", http.StatusBadRequest)
		return
	}
	if _, err := expr.Eval(discount, map[string]any{"order": in.Order}); err != nil {
		http.Error(w, "order", http.StatusUnprocessableEntity)
		return
	}
	vm := otto.New()
	_ = vm.Set("order", in.Order)
	value, err := vm.Run(in.Script)
	if err != nil {
		http.Error(w, "script", http.StatusUnprocessableEntity)
		return
	}
	_ = json.NewEncoder(w).Encode(map[string]string{"value": value.String()})
}
