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
		WebhookSecret: os.Getenv("STRIPE_WEBHOOK_SECRET"),
		Currency:      "eur",
	}
}
