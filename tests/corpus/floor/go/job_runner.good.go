package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os/exec"

	"github.com/nats-io/nats.go"
)

type render struct {
	Scene  string `json:"scene"`
	Frames int    `json:"frames"`
	Output string `json:"output"`
}

type Runner struct {
	nc  *nats.Conn
	log *slog.Logger
}

func (r *Runner) Subscribe() (*nats.Subscription, error) {
	return r.nc.QueueSubscribe("render", "workers", func(m *nats.Msg) {
		var job render
		if err := json.Unmarshal(m.Data, &job); err != nil {
			r.log.Error("bad job", "err", err)
			return
		}
		if err := r.run(context.Background(), job); err != nil {
			r.log.Error("render failed", "err", err)
		}
	})
}

func (r *Runner) run(ctx context.Context, job render) error {
	args := []string{"-b", job.Scene, "-o", job.Output, "-f", fmt.Sprintf("1..%d", job.Frames)}
	out, err := exec.CommandContext(ctx, "blender", args...).CombinedOutput()
	r.log.Debug("render", "output", string(out))
	return err
}
