package storage

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

func Open(ctx context.Context) (*s3.Client, error) {
	region := os.Getenv("AWS_REGION")
	loaded, err := config.LoadDefaultConfig(ctx,
		config.WithRegion(region),
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("STORE_KEY"), os.Getenv("STORE_SECRET"), "")),
	)
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(loaded, func(o *s3.Options) { o.BaseEndpoint = aws.String("https://s3.internal") }), nil
}
