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
		line := []string{"/mnt/in/" + key, "-"}
		if out, err := exec.CommandContext(ctx, "pdftotext", line...).Output(); err != nil || len(out) == 0 {
			return err
		}
	}
	return nil
}

func main() { lambda.Start(handle) }
