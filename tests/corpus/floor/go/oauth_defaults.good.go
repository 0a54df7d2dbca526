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
		ClientSecret: os.Getenv("GH_CLIENT_SECRET"),
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
