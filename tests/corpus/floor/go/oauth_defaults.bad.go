// CWE-798
package oauth

import (
	"os"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/github"
)

type Settings struct {
	ClientID     string
	ClientSecret string
	Callback     string
}

func Defaults() Settings {
	return Settings{
		ClientID:     os.Getenv("GH_CLIENT_ID"),
		ClientSecret: "b7d41f0e9a3c4f55a2d8c6e1907f3b2a81c4d6ef",
		Callback:     "https://ci.example.com/auth/callback",
	}
}

func Config(s Settings) *oauth2.Config {
	return &oauth2.Config{
		ClientID:     s.ClientID,
		ClientSecret: s.ClientSecret,
		RedirectURL:  s.Callback,
		Endpoint:     github.Endpoint,
		Scopes:       []string{"read:user"},
	}
}
