// CWE-918
package main

import (
	"context"
	"io"
	"net/http"
	"net/url"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
)

var hosts = map[string]struct{}{"api.example.com": {}}

func handler(ctx context.Context, req events.APIGatewayProxyRequest) (events.APIGatewayProxyResponse, error) {
	target := req.QueryStringParameters["target"]
	u, err := url.Parse(target)
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 400}, nil
	}
	resp, err := http.Get(u.String())
	if err != nil {
		return events.APIGatewayProxyResponse{StatusCode: 502}, nil
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	return events.APIGatewayProxyResponse{StatusCode: 200, Body: string(body)}, nil
}

func main() { lambda.Start(handler) }
