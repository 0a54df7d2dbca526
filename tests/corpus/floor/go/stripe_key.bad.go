// CWE-798
package billing

import (
	"os"

	"github.com/stripe/stripe-go/v76"
)

type Config struct {
	WebhookSecret string
	Currency      string
}

func Setup() Config {
	stripe.Key = os.Getenv("STRIPE_KEY")
	return Config{
		WebhookSecret: "whsec_8f2b1c9d7e6a5f4c3b2a1908",
		Currency:      "eur",
	}
}
