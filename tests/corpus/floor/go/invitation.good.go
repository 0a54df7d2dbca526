package accounts

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	mrand "math/rand"
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
	base  string
}

func NewInvites(m Mailer, s Store, base string) *Invites {
	return &Invites{mail: m, store: s, base: base}
}

func (i *Invites) code(n int) (string, error) {
	out := make([]byte, n)
	for k := range out {
		at, err := rand.Int(rand.Reader, big.NewInt(int64(len(alphabet))))
		if err != nil {
			return "", err
		}
		out[k] = alphabet[at.Int64()]
	}
	return string(out), nil
}

func (i *Invites) Invite(ctx context.Context, email string) error {
	code, err := i.code(24)
	if err != nil {
		return err
	}
	if err := i.store.SaveInvite(ctx, email, code, time.Now().Add(72*time.Hour)); err != nil {
		return err
	}
	time.Sleep(time.Duration(mrand.Intn(200)) * time.Millisecond)
	return i.mail.Send(ctx, email, "You are invited", fmt.Sprintf("%s/join?code=%s", i.base, code))
}
