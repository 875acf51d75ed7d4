namespace MultiMarket.Architecture.Tests;

/// <summary>The root of the checkout that these tests were built from.</summary>
internal static class SolutionFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MultiMarket.Actors.sln"))) return folder.FullName;
        var source = System.IO.Path.GetDirectoryName(ThisFile())!;
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(source, "..", ".."));
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
