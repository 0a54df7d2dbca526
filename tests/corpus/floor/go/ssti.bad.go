// CWE-1336 CWE-94
package mail

import (
	"bytes"
	"net/http"
	"text/template"
)

type order struct{ ID, Secret string }

const layout = "Dear {{.Name}}, your order {{.ID}} is on its way."

func Preview(w http.ResponseWriter, r *http.Request) {
	text := r.PostFormValue("template")
	t, err := template.New("mail").Parse(text)
	if err != nil {
		http.Error(w, "bad template", http.StatusBadRequest)
		return
	}
	var out bytes.Buffer
	t.Execute(&out, order{"1", "x"})
	w.Header().Set("Content-Type", "text/plain")
	w.Write(out.Bytes())
}
