// CWE-78
package cmd

import (
	"os"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"
)

var runCmd = &cobra.Command{
	Use:  "run [script]",
	Args: cobra.MinimumNArgs(1),
	RunE: func(cmd *cobra.Command, args []string) error {
		c := exec.Command("sh", "-c", "node "+strings.Join(args, " "))
		c.Stdout = os.Stdout
		return c.Run()
	},
}
