using System.CommandLine;

namespace Graph.Build;

/// <summary><c>dotnet run --project build</c></summary>
internal static class PackageCommand
{
    public static RootCommand Create()
    {
        var aot = new Option<bool>("--aot") { Description = "One native program, for provided.al2023." };
        var managed = new Option<bool>("--managed") { Description = "For the managed runtime dotnet10 (the template's Runtime=dotnet10)." };
        var arm64 = new Option<bool>("--arm64") { Description = "For arm64 (the template's Architecture=arm64), instead of x86_64." };
        var ide = new Option<bool>("--ide") { Description = "With Banana Cake Pop, which is then served." };
        var trusted = new Option<string?>("--trusted-documents")
        {
            Description = $"With this file of trusted documents, as {TrustedDocumentsFile.Name} (the template's TrustedDocuments={TrustedDocumentsFile.Name}).",
            HelpName = "file",
        };
        var verbose = new Option<bool>("--verbose") { Description = "Tells what the compiler says, and the ten largest files." };
        var command = new RootCommand(
            "Makes artifacts/graph.zip, the package of all functions: with its runtime and compiled ahead (ReadyToRun), for provided.al2023, unless an option says otherwise.")
        {
            aot, managed, arm64, ide, trusted, verbose,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(aot) && result.GetValue(managed))
                result.AddError("Choose --aot or --managed.");
        });
        command.SetAction((parsed, cancellation) => Run(
            new PackageOptions(
                Checkout.Find(Environment.CurrentDirectory),
                parsed.GetValue(aot) ? PackageKind.Aot : parsed.GetValue(managed) ? PackageKind.Managed : PackageKind.ReadyToRun,
                parsed.GetValue(arm64),
                parsed.GetValue(ide),
                parsed.GetValue(trusted)),
            parsed.GetValue(verbose),
            cancellation));
        return command;
    }

    private static async Task<int> Run(PackageOptions options, bool isVerbose, CancellationToken cancellationToken)
    {
        try
        {
            var package = await Package.Make(options, isVerbose, cancellationToken);
            SizeReport.Write(Console.Out, options.Package, package, isVerbose ? 10 : 0);
            return 0;
        }
        catch (PackageException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
