package thumbs

import (
	"encoding/json"
	"os/exec"
	"strconv"

	"github.com/nats-io/nats.go"
	"github.com/rs/zerolog/log"
)

type order struct {
	Source string `json:"source"`
	Width  string `json:"width"`
}

func command(o order) ([]string, error) {
	width, err := strconv.Atoi(o.Width)
	if err != nil {
		return nil, err
	}
	return []string{"-i", "file:" + o.Source, "-s", strconv.Itoa(width), "-o", "/var/thumbs/next.png"}, nil
}

func Subscribe(nc *nats.Conn) (*nats.Subscription, error) {
	return nc.Subscribe("thumbs.make", func(msg *nats.Msg) {
		var o order
		if err := json.Unmarshal(msg.Data, &o); err != nil {
			log.Warn().Err(err).Msg("bad order")
			return
		}
		args, err := command(o)
		if err != nil {
			return
		}
		if err := exec.Command("ffmpegthumbnailer", args...).Run(); err != nil {
			log.Error().Err(err).Msg("thumbnail failed")
		}
	})
}
