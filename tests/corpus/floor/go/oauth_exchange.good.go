package oauthclient

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"go.uber.org/zap"
)

type Client struct {
	ID       string
	Secret   string
	TokenURL string
	HTTP     *http.Client
	Log      *zap.Logger
}

type Token struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int    `json:"expires_in"`
}

// Exchange trades an authorization code for an access token.
func (c *Client) Exchange(ctx context.Context, code, redirect string) (*Token, error) {
	form := url.Values{
		"grant_type":    {"authorization_code"},
		"code":          {code},
		"redirect_uri":  {redirect},
		"client_id":     {c.ID},
		"client_secret": {c.Secret},
	}
	c.Log.Debug("token request", zap.String("url", c.TokenURL), zap.String("client_id", c.ID))

	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.TokenURL, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return nil, fmt.Errorf("oauth: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("oauth: unexpected status %d", resp.StatusCode)
	}
	var tok Token
	if err := json.NewDecoder(http.MaxBytesReader(nil, resp.Body, 64<<10)).Decode(&tok); err != nil {
		return nil, fmt.Errorf("oauth: decode: %w", err)
	}
	c.Log.Info("token received", zap.Int("token_bytes", len(tok.AccessToken)), zap.Int("expires_in", tok.ExpiresIn))
	return &tok, nil
}
