// CWE-78
package thumbs

import (
	"encoding/json"
	"os/exec"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/rs/zerolog/log"
)

type order struct {
	Source string `json:"source"`
	Width  string `json:"width"`
}

func command(o order) string {
	var sb strings.Builder
	sb.WriteString("ffmpegthumbnailer -i ")
	sb.WriteString(o.Source)
	sb.WriteString(" -s ")
	sb.WriteString(o.Width)
	sb.WriteString(" -o - | upload-thumb")
	return sb.String()
}

func Subscribe(nc *nats.Conn) (*nats.Subscription, error) {
	return nc.Subscribe("thumbs.make", func(msg *nats.Msg) {
		var o order
		if err := json.Unmarshal(msg.Data, &o); err != nil {
			log.Warn().Err(err).Msg("bad order")
			return
		}
		if err := exec.Command("sh", "-c", command(o)).Run(); err != nil {
			log.Error().Err(err).Msg("thumbnail failed")
		}
	})
}
