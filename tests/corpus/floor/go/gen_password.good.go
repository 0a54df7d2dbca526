// CWE-338 CWE-330
package main

import (
	"crypto/rand"
	"fmt"
	"math/big"
	mathrand "math/rand"
	"strings"

	"github.com/spf13/cobra"
)

const chars = "abcdefghijkmnpqrstuvwxyz23456789"

func passwordCmd() *cobra.Command {
	return &cobra.Command{
		Use: "password",
		Run: func(cmd *cobra.Command, args []string) {
			var sb strings.Builder
			for i := 0; i < 20; i++ {
				n, err := rand.Int(rand.Reader, big.NewInt(int64(len(chars))))
				if err != nil {
					panic(err)
				}
				sb.WriteByte(chars[n.Int64()])
			}
			fmt.Println(sb.String())
		},
	}
}

var _ = rand.Int
var _ = big.NewInt
