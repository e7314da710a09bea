using System.Globalization;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Conformance.Http;

/// <summary>The transport on Kestrel at a free loopback port, over a small schema with a query and a mutation.</summary>
public sealed class NotesServer : IAsyncLifetime
{
    private const string Sdl = """
        type Query { notes(first: Int!): [Note!]! }
        type Mutation { addNote(text: String!): Note! }
        type Note { id: ID! text: String! }
        """;

    private readonly WebApplication _application;
    private readonly List<Note> _notes = [new("1", "first")];

    public NotesServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new GraphQLExecutor(Bind()));
        _application = builder.Build();
        _application.MapGraphQL();
    }

    public Uri Endpoint => new($"{Addresses.First()}/graphql");

    private ICollection<string> Addresses =>
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

    public Task InitializeAsync() => _application.StartAsync();

    public async Task DisposeAsync() => await _application.DisposeAsync();

    private ExecutableSchema Bind() => new SchemaBinder(Sdl)
        .Field("Query.notes", (in c) => c.List(_notes.Take(c.Argument<int>(0)), static (in c, note) => c.Object(note)))
        .Field("Mutation.addNote", (in c) => c.Object(Add(c.Argument<string>(0))))
        .Field("Note.id", static (in c) => c.String(((Note)c.Parent).Id))
        .Field("Note.text", static (in c) => c.String(((Note)c.Parent).Text))
        .Build();

    private Note Add(string text)
    {
        var note = new Note((_notes.Count + 1).ToString(CultureInfo.InvariantCulture), text);
        _notes.Add(note);
        return note;
    }

    private sealed record Note(string Id, string Text);
}
