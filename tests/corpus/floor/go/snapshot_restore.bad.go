// CWE-22
package cmd

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

const perFileLimit = 64 << 20

func newRestoreCmd() *cobra.Command {
	var into string
	cmd := &cobra.Command{
		Use:   "restore ARCHIVE",
		Short: "Restore a snapshot fetched from the registry",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			n, err := restore(tar.NewReader(f), into)
			if err != nil {
				return fmt.Errorf("restore: %w", err)
			}
			cmd.Printf("restored %d files\n", n)
			return nil
		},
	}
	cmd.Flags().StringVar(&into, "into", ".", "target directory")
	return cmd
}

func restore(tr *tar.Reader, into string) (int, error) {
	count := 0
	for {
		hdr, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return count, nil
		}
		if err != nil {
			return count, err
		}
		if hdr.Typeflag != tar.TypeReg {
			continue
		}
		if hdr.Size > perFileLimit {
			return count, fmt.Errorf("refusing entry %q", hdr.Name)
		}
		path := filepath.Join(into, hdr.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return count, err
		}
		out, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
		if err != nil {
			return count, err
		}
		_, err = io.CopyN(out, tr, hdr.Size)
		if cerr := out.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return count, err
		}
		count++
	}
}
