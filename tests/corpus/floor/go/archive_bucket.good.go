package archive

import (
	"context"
	"fmt"
	"io"
	"path"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

const region = "eu-central-1"

type Bucket struct {
	name string
	api  *s3.Client
}

// Open prepares a client for the long-term archive bucket.
func Open(ctx context.Context, name string) (*Bucket, error) {
	cfg, err := config.LoadDefaultConfig(ctx,
		config.WithRegion(region),
		config.WithSharedConfigProfile("archive"),
		config.WithRetryMaxAttempts(5),
	)
	if err != nil {
		return nil, fmt.Errorf("archive: aws config: %w", err)
	}
	return &Bucket{name: name, api: s3.NewFromConfig(cfg)}, nil
}

func (b *Bucket) Put(ctx context.Context, id string, body io.Reader) (string, error) {
	key := path.Join(time.Now().UTC().Format("2006/01/02"), id)
	_, err := b.api.PutObject(ctx, &s3.PutObjectInput{
		Bucket: aws.String(b.name),
		Key:    aws.String(key),
		Body:   body,
	})
	if err != nil {
		return "", fmt.Errorf("archive: put %s: %w", key, err)
	}
	return key, nil
}
