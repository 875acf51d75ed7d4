using System.Diagnostics;

namespace MultiMarket.Drills.Support;

/// <summary>Programs of the system that make trouble: mount, chown, prlimit.</summary>
internal static class Tool
{
    /// <summary>Runs one and fails when it does.</summary>
    public static void Run(string program, params string[] arguments)
    {
        var (exitCode, errors) = Try(program, arguments);
        exitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {errors}");
    }

    /// <summary>Runs one; a program that is not there ends with -1.</summary>
    public static (int ExitCode, string Errors) Try(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, errors);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
