// CWE-78
package main

import (
	"context"
	"errors"
	"os/exec"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var errName = errors.New("name")

func handle(ctx context.Context, event events.S3Event) error {
	for _, record := range event.Records {
		key := record.S3.Object.URLDecodedKey
		if key == "" || strings.HasSuffix(key, "/") {
			return errName
		}
		line := strings.Join([]string{"pdftotext", "/mnt/in/" + key, "-", "|", "wc", "-w"}, " ")
		if out, err := exec.CommandContext(ctx, "/bin/sh", "-c", line).Output(); err != nil || len(out) == 0 {
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handle) }
