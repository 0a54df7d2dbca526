// CWE-732 CWE-276
package keys

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newKeyCommand() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use: "keygen",
		RunE: func(cmd *cobra.Command, args []string) error {
			key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
			if err != nil {
				return err
			}
			der, err := x509.MarshalECPrivateKey(key)
			if err != nil {
				return err
			}
			data := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der})
			return os.WriteFile(filepath.Join(dir, "signing.pem"), data, 0600)
		},
	}
	cmd.Flags().StringVar(&dir, "dir", ".", "where to write the key")
	return cmd
}
