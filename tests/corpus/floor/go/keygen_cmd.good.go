package cmd

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

type keygenOptions struct {
	dir  string
	name string
}

func NewKeygenCommand() *cobra.Command {
	o := &keygenOptions{}
	cmd := &cobra.Command{
		Use:   "keygen",
		Short: "Create a signing key pair",
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, err := o.run()
			if err != nil {
				return fmt.Errorf("keygen: %w", err)
			}
			fmt.Fprintln(cmd.OutOrStdout(), path)
			return nil
		},
	}
	cmd.Flags().StringVarP(&o.dir, "dir", "d", ".", "where to put the files")
	cmd.Flags().StringVarP(&o.name, "name", "n", "signing", "base name of the files")
	return cmd
}

func (o *keygenOptions) run() (string, error) {
	pub, priv, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return "", err
	}
	privDER, err := x509.MarshalPKCS8PrivateKey(priv)
	if err != nil {
		return "", err
	}
	pubDER, err := x509.MarshalPKIXPublicKey(pub)
	if err != nil {
		return "", err
	}
	base := filepath.Join(o.dir, filepath.Base(o.name))
	privPEM := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: privDER})
	if err := os.WriteFile(base+".key", privPEM, 0o600); err != nil {
		return "", err
	}
	pubPEM := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: pubDER})
	if err := os.WriteFile(base+".pub", pubPEM, 0o644); err != nil {
		return "", err
	}
	return base + ".key", nil
}
