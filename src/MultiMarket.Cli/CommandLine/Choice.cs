using System.CommandLine;
using System.CommandLine.Parsing;

namespace MultiMarket.Cli.CommandLine;

/// <summary>Arguments and options that take one of a few words; an error names them and the words, and the shell completes these.</summary>
internal static class Choice
{
    /// <summary>Allows only these words.</summary>
    public static void AcceptOnly(this Argument<string> argument, params string[] words)
    {
        argument.CompletionSources.Add(words);
        argument.Validators.Add(result => Check(result, argument.Name, result.Tokens, words));
    }

    /// <summary>Allows only these words.</summary>
    public static void AcceptOnly(this Option<string> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result => Check(result, option.Name, result.Tokens, words));
    }

    private static void Check(SymbolResult result, string name, IEnumerable<Token> tokens, string[] words)
    {
        foreach (var token in tokens.Where(t => !words.Contains(t.Value)))
            result.AddError($"{name}: '{token.Value}' is not allowed; give {string.Join(", ", words[..^1])} or {words[^1]}.");
    }
}
