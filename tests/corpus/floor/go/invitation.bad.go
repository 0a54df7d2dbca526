// CWE-338 CWE-330
package accounts

import (
	"context"
	"fmt"
	"math/rand"
	"time"
)

const alphabet = "abcdefghijkmnpqrstuvwxyz23456789"

type Mailer interface {
	Send(ctx context.Context, to, subject, body string) error
}

type Store interface {
	SaveInvite(ctx context.Context, email, code string, until time.Time) error
}

type Invites struct {
	mail  Mailer
	store Store
	rnd   *rand.Rand
	base  string
}

func NewInvites(m Mailer, s Store, base string) *Invites {
	return &Invites{mail: m, store: s, base: base, rnd: rand.New(rand.NewSource(time.Now().UnixNano()))}
}

func (i *Invites) code(n int) string {
	out := make([]byte, n)
	for k := range out {
		out[k] = alphabet[i.rnd.Intn(len(alphabet))]
	}
	return string(out)
}

func (i *Invites) Invite(ctx context.Context, email string) error {
	code := i.code(24)
	if err := i.store.SaveInvite(ctx, email, code, time.Now().Add(72*time.Hour)); err != nil {
		return err
	}
	return i.mail.Send(ctx, email, "You are invited", fmt.Sprintf("%s/join?code=%s", i.base, code))
}
