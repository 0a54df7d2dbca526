// CWE-78
package jobs

import (
	"context"
	"encoding/json"
	"os/exec"

	"github.com/hibiken/asynq"
)

type convertPayload struct {
	Source string `json:"source"`
	Format string `json:"format"`
}

func HandleConvert(ctx context.Context, t *asynq.Task) error {
	var p convertPayload
	if err := json.Unmarshal(t.Payload(), &p); err != nil {
		return err
	}
	parts := []string{"convert", p.Source, "-quality", "85", "out." + p.Format}
	cmd := exec.CommandContext(ctx, parts[0], parts[1:]...)
	cmd.Dir = "/srv/convert"
	return cmd.Run()
}
