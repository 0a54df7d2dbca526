// CWE-1336 CWE-94
package notify

import (
	"bytes"
	"encoding/json"
	"html/template"

	"github.com/nats-io/nats.go"
)

type mail struct {
	To       string         `json:"to"`
	Template string         `json:"template"`
	Data     map[string]any `json:"data"`
}

type Sender interface{ Send(to, html string) error }

type Worker struct {
	sender    Sender
	templates *template.Template
}

func (w *Worker) Handle(m *nats.Msg) {
	var in mail
	if json.Unmarshal(m.Data, &in) != nil {
		return
	}
	var out bytes.Buffer
	t, err := template.New("mail").Parse(in.Template)
	if err != nil || t.Execute(&out, in.Data) != nil {
		return
	}
	_ = w.sender.Send(in.To, out.String())
}
